import { z } from "zod"
import { absent } from "@/lib/db"
import { settleMail } from "@/lib/mail/send"
import { command } from "@/lib/operation"

/** After the run's last try: what still stands as queued will not be sent by it. */
export const giveUpMail = command({
  name: "mail.giveUp",
  may: "settings.write",
  input: z.strictObject({ mailId: z.uuid() }),
  async run({ ctx, tx, input: { mailId } }) {
    const mail = (await tx.mail.findUnique({ where: { id: mailId }, select: { status: true } })) ?? absent()
    if (mail.status !== "queued") return { value: { gaveUp: false }, facts: [] }
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId: ctx.clinicId, key: `mail:${mailId}` } },
      select: { reason: true },
    })
    const reason = effect?.reason ?? "gave_up"
    return {
      value: { gaveUp: true },
      facts: await settleMail(tx, mailId, { status: "failed", reason, isFinal: true }, false),
    }
  },
})
