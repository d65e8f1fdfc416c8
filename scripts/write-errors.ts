import { writeFileSync } from "node:fs"
import { errorsPage } from "@/lib/testing/errors-page"

writeFileSync("docs/errors.md", errorsPage())
