/**
 * The few things of the platform that the scanner needs, which every JavaScript runtime has and the
 * language's own library does not name. None of them does I/O.
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

/** Functions by module and name, as WebAssembly takes them. */
export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A module that is compiled and may be started many times. */
export type Module = object;

/** Compiles a module, at once: it is small, and a Lambda waits for it either way. */
export function compileModule(base64: string): Module {
  const letters = atob(base64);
  const code = new Uint8Array(letters.length);
  // A loop, as a function called for each letter would take most of the time of a start.
  for (let at = 0; at < letters.length; at += 1) code[at] = letters.charCodeAt(at);
  return new WebAssembly.Module(code);
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
