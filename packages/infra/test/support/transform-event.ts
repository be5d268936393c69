/** How a target of EventBridge is handed something else than the event. */
export interface Transformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/**
 * EventBridge's input transformation as far as the rules here use it, written from "Input
 * transformation", Amazon EventBridge User Guide: outside of quotes a value stands as JSON, within
 * them as text, and what an event lacks as nothing. Without a transformer it is the event itself.
 */
export function transformEvent(event: object, transformer: Transformer | undefined): unknown {
  if (transformer === undefined) return event;
  const { InputPathsMap, InputTemplate } = transformer;
  const found = (name: string): unknown => valueAt(event, InputPathsMap[name]) ?? "";
  const asText = (name: string): string => {
    const value = found(name);
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  };
  const json = InputTemplate.replaceAll(/"(?:[^"\\]|\\.)*"|<(\w+)>/g, (part, name?: string) =>
    name === undefined
      ? part.replaceAll(/<(\w+)>/g, (_, within: string) => asText(within))
      : JSON.stringify(found(name)),
  );
  return JSON.parse(json) as unknown;
}

/** The value at a path such as `$.detail.eventName`. */
function valueAt(event: object, path = ""): unknown {
  const [root, ...steps] = path.split(".");
  if (root !== "$") throw new Error(`${path} is no path from the event on`);
  return steps.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
    event,
  );
}
