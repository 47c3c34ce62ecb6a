import { writeFileSync } from "node:fs";
import { licencesPage, runtimeLicences, writtenLicences } from "./licences-page.ts";

const licensed = runtimeLicences();
writeFileSync(licencesPage, writtenLicences(licensed));
console.log(`docs/licences.md: ${licensed.length} packages`);
