/**
 * What a deployment shares with the function that it deploys: the settings document and its reader,
 * and which topics an alert goes to. Neither knows AWS, so loading them is cheap.
 */
export { type Routable, type Route, route } from "../route/route.ts";
export {
  isSMSTopic,
  type TopicName,
  type Topics,
  topicNames,
  topicVariables,
} from "../route/topic.ts";
export { describeIssue } from "./describe-issue.ts";
export { filtersVersion } from "./filters-version.ts";
export { parseHandlerSettings } from "./parse-settings.ts";
export { defaultSettings, type HandlerSettings, type Suppression } from "./settings.ts";
