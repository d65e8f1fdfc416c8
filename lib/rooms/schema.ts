import { z } from "zod"
import { Id } from "@/lib/appointments/schema"

const Name = z.string().trim().min(1, "Give a name.").max(80, "Keep it under 80 characters.")

export const AddRoomInput = z.strictObject({
  key: z.uuid("The form is out of date. Load the page again."),
  name: Name,
})
export const ChangeRoomInput = z.strictObject({ id: Id, name: Name })
export { MoveInput, OneInput, RetireInput } from "@/lib/practitioners/schema"

export type RoomRow = {
  id: string
  name: string
  isRetired: boolean
  /** Those that are done here and not in any room. */
  services: string[]
}
export type RoomList = { rows: RoomRow[]; may: { write: boolean } }
