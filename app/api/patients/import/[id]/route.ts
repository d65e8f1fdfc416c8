import { findImport } from "@/lib/imports/find"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params }) => findImport(ctx, { id: params.id }))
