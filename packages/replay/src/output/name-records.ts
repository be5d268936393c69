/** What to do where there was no record: for whoever named the wrong folder, or one not yet filled. */
export const nameRecords =
  "name files of CloudTrail, or a folder that holds some, such as AWSLogs/";
