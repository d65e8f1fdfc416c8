import { writeFileSync } from "node:fs"
import { ICON_FILE } from "../components/icon-names"
import { iconPicture } from "./icon-picture"

writeFileSync(`public${ICON_FILE}`, await iconPicture())
