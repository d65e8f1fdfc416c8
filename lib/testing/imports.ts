import type { Ctx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { checkImport } from "@/lib/imports/check"
import { startImport } from "@/lib/imports/start"
import { takeChunk } from "@/lib/imports/take-chunk"
import { patientGround } from "@/lib/testing/patients"

export const LIST = [
  "Patient number,Name,Phone,E-mail,Date of birth,Language,consent_marketing_email",
  "P-1,Dan Barbu,0722 333 444,dan@example.test,30.05.1984,ro,yes",
  "P-2,Ștefan Țîrlea,+40 733 100 200,,,de,",
  "P-3,,0722 333 445,,,,",
  "P-4,Ioana Marin,12,,,,",
].join("\n")

export const upload = (text: string, fileName = "patients.csv") => ({
  key: newId(),
  fileName,
  bytes: new TextEncoder().encode(text),
})

/** A checked list, and a member who may import. */
export async function importGround(text = LIST) {
  const made = await patientGround({ name: "Ana Ionescu", phone: "+40722119876" })
  const admin = made.ctxFor(["admin"])
  const { id } = await checkImport(admin, upload(text))
  return { ...made, admin, input: { id } }
}

/** What the run behind it does. */
export async function takeAll(ctx: Ctx, id: string): Promise<void> {
  await startImport(ctx, { id })
  for (let chunk = 0; ; chunk++) {
    const { goesOn } = await takeChunk(ctx, { id, chunk })
    if (!goesOn || chunk > 10) return
  }
}
