import { createBrush } from "./brush.ts";
import { createFilter } from "./filter.ts";
import { listItems } from "./items.ts";
import { listenToKeys } from "./keys.ts";
import { followLinks } from "./links.ts";
import { tieRows } from "./rows.ts";

// The page is whole without this: it only adds what narrows down and walks through the alerts.
document.documentElement.classList.add("scripted-on");
for (const element of document.querySelectorAll<HTMLElement>(".scripted")) element.hidden = false;
const items = listItems();
const filter = createFilter(items);
createBrush(filter);
followLinks(filter, tieRows());
listenToKeys(items, filter);
