// `pnpm run pages`: writes CATALOG.md from the rules. A test fails where it is not as they are.
import { writeFileSync } from "node:fs";
import { printCatalogPage } from "./catalog-page.ts";

writeFileSync(new URL("../CATALOG.md", import.meta.url), printCatalogPage());
