import { z } from "zod"
import { readOwnSetting, writeOwnSetting } from "@/lib/clinics/settings"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { GROUPS } from "@/lib/notifications/rules"
import { PREFERENCES, Preferences } from "@/lib/notifications/schema"
import { command } from "@/lib/operation"

export const ChangePreferencesInput = z.strictObject({
  ways: z.partialRecord(z.enum(GROUPS), z.strictObject({ push: z.boolean(), email: z.boolean() })).optional(),
  quiet: Preferences.shape.quiet.unwrap().optional(),
})

/** How the member is told from now on. The same again changes nothing. */
export const changePreferences = command({
  name: "notifications.changePreferences",
  may: "session.own",
  input: ChangePreferencesInput,
  async run({ ctx, tx, input }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const before = await readOwnSetting(tx, ctx, memberId, PREFERENCES)
    const after = {
      ways: { ...before.ways, ...input.ways },
      quiet: input.quiet ?? before.quiet,
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return { value: { changed: false }, facts: [] }
    await writeOwnSetting(tx, ctx, memberId, PREFERENCES, after)
    return {
      value: { changed: true },
      facts: [fact("member.notices_changed", memberId, { before, after })],
    }
  },
})
