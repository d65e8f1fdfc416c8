import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { LANGUAGES } from "@/lib/say"

export const ChooseLanguageInput = z.strictObject({ language: z.enum(LANGUAGES) })

/** In which language the console, mails and pushes speak to this member. The same again changes nothing. */
export const chooseLanguage = command({
  name: "language.choose",
  may: "session.own",
  input: ChooseLanguageInput,
  async run({ ctx, tx, input: { language } }) {
    const id = memberIdOf(ctx) ?? fail("forbidden")
    const before = await tx.member.findUniqueOrThrow({ where: { id }, select: { language: true } })
    if (before.language === language) return { value: { language }, facts: [] }
    await tx.member.update({ where: { id }, data: { language } })
    return {
      value: { language },
      facts: [fact("member.language_changed", id, { before, after: { language } })],
    }
  },
})
