/**
 * The few things of the platform that the scanner needs and the language's own library does not name.
 * Every JavaScript runtime has them, but for `Buffer`. None of them does I/O.
 */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: object };
};

declare const TextDecoder: new (
  encoding: "utf-8",
  options: { readonly ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

declare function atob(base64: string): string;

/** What only some runtimes have. */
interface Extras {
  readonly Buffer?: { from(text: string, encoding: "base64"): Uint8Array };
}

// The language's own library does not name them.
const extras = globalThis as Extras;

/** Functions by module and name, as WebAssembly takes them. */
export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A module that is compiled and may be started many times. */
export type Module = object;

/** Compiles a module, at once: it is small, and a Lambda waits for it either way. */
export function compileModule(base64: string): Module {
  return new WebAssembly.Module(decodeBase64(base64));
}

/**
 * The bytes that base64 stands for. Node's own function is there for the start of a Lambda, of which
 * the loop would take most of a millisecond; without one, as in browsers, it is the loop.
 */
export function decodeBase64(base64: string, { Buffer }: Extras = extras): Uint8Array {
  if (Buffer !== undefined) return Buffer.from(base64, "base64");
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** Starts a module, and gives what it exports. */
export function instantiate(module: Module, imports: Imports): object {
  return new WebAssembly.Instance(module, imports).exports;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of UTF-8 bytes; what is none becomes U+FFFD, as everywhere in JavaScript. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
