import { writeFileSync } from "node:fs";
import { drawIcon, icons, pathOfIcon } from "./draw-icon.ts";

for (const icon of icons) {
  writeFileSync(pathOfIcon(icon.picture), drawIcon(icon));
  console.log(`appPackage/${icon.picture} from ${icon.drawing}, ${icon.side} px`);
}
