import { copyFileSync, mkdirSync } from "node:fs";

/** Puts the built serializer, which the compiler leaves alone, beside what the compiler wrote. */
const root = new URL("../", import.meta.url);
const name = "render/alert-serializer.generated.cjs";
mkdirSync(new URL("dist/render/", root), { recursive: true });
copyFileSync(new URL(`src/${name}`, root), new URL(`dist/${name}`, root));
