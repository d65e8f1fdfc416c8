import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { findNotificationSettings } from "@/lib/notifications/preferences"
import { t } from "@/lib/say"
import { Deliveries } from "./deliveries"
import { DevicesCard } from "./devices-card"
import { QuietCard } from "./quiet-card"
import { TestCard } from "./test-card"
import { WaysCard } from "./ways-card"

export const generateMetadata = (): Metadata => ({ title: t("Your notifications") })

export default async function NotificationSettingsPage() {
  const ctx = await requireCtx("session.own")
  const settings = await findNotificationSettings(ctx, {})
  return (
    <>
      <PageHeader
        title={t("Your notifications")}
        meta={t("How you are told, when you are left in peace, and whether it arrives.")}
      />
      <PageBody className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 content-start gap-6">
          <WaysCard ways={settings.ways} mail={settings.mail} hasDevice={settings.devices.length > 0} />
          <QuietCard quiet={settings.quiet} timeZone={settings.timeZone} />
          <Deliveries rows={settings.deliveries} />
        </div>
        <div className="grid min-w-0 content-start gap-6">
          <DevicesCard devices={settings.devices} publicKey={settings.publicKey} />
          <TestCard mail={settings.mail} hasDevice={settings.devices.some((one) => !one.isGone)} />
        </div>
      </PageBody>
    </>
  )
}
