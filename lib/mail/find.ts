import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { namesOf, toMailRow } from "@/lib/mail/list"
import { FindMailInput, type MailDetail } from "@/lib/mail/schema"
import { query } from "@/lib/operation"

/** One mail. What was written in it is shown to an admin only, and only where it never left: it is the demo's mailbox. */
export const findMail = query({
  name: "mail.find",
  may: "mail.read",
  input: FindMailInput,
  async run({ ctx, tx, input: { id } }): Promise<MailDetail> {
    const row = isId(id) ? await tx.mail.findUnique({ where: { id } }) : null
    if (!row) return absent()
    const names = await namesOf(tx, [row])
    const mayRead = row.isKept && ctx.roles.includes("admin")
    return { ...toMailRow(row, names), text: mayRead ? row.text : null }
  },
})
