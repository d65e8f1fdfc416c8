import { readLedger } from "@/lib/inbox/ledger"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => readLedger(ctx, search))
