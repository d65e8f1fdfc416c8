import { fail } from "@/lib/errors"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>(() => fail("not_found"))
