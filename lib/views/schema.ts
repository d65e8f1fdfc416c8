import { z } from "zod"
import { VIEW_PAGE_NAMES } from "@/lib/views/words"

const Page = z.enum(VIEW_PAGE_NAMES, { error: "This list keeps no views." })
const Id = z.string().max(64)
const Name = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.")

export const ListViewsInput = z.strictObject({ page: Page })
export const SaveViewInput = z.object({ page: Page, name: Name, query: z.string().max(1_000) })
export const RenameViewInput = z.object({ id: Id, name: Name })
export const DeleteViewInput = z.object({ id: Id })

export type SavedView = { id: string; name: string; query: string }
