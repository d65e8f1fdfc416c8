import { listWitnesses } from "@/lib/consents/list-witnesses"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => listWitnesses(ctx, {}))
