import { postConfig } from "@/lib/machine-api/handlers"
import { machine } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const POST = machine("config.write", postConfig)
