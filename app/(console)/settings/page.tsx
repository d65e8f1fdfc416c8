import { redirect } from "next/navigation"
import { requireCtx } from "@/lib/auth"
import { settingsFor } from "./places"

/** The first of the settings that the role may see. */
export default async function SettingsPage() {
  const ctx = await requireCtx("session.own")
  redirect(settingsFor(ctx.roles)[0]?.places[0]?.href ?? "/settings/sessions")
}
