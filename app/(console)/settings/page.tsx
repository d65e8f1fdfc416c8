import { redirect } from "next/navigation"
import { requireCtx } from "@/lib/auth"

/** The first of the settings; the others come beside it. */
export default async function SettingsPage() {
  await requireCtx("session.own")
  redirect("/settings/sessions")
}
