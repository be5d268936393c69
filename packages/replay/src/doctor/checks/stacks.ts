import { bad, type Checkup, good } from "../checkup.ts";

/** Whether the environment's stacks are there, and were deployed to the end. */
export const stacks: Checkup = {
  id: "stacks",
  asks: "The stacks are deployed",
  why: "What is not there watches nothing, and a deployment that was rolled back is the one before.",
  needs: ["cloudformation:DescribeStacks", "cloudformation:ListStackResources"],
  async run({ resources }) {
    const { stacks: deployed } = await resources();
    return deployed.map(({ name, status }) => {
      if (status === undefined)
        return bad(`${name} is not there`, "run deploy for this environment");
      return /^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)
        ? good(`${name} is deployed`)
        : bad(`${name} is ${status}`, "see the stack's events, and deploy again");
    });
  },
};
