import type { ReactNode } from "react"
import { Announcer } from "@/components/announcer"
import { ClockProvider } from "@/components/clock"
import { BottomBar } from "@/components/frame/bottom-bar"
import { LanguageFix } from "@/components/frame/language-fix"
import { Logo } from "@/components/frame/logo"
import { Overlays } from "@/components/frame/overlays"
import { SessionGuard } from "@/components/frame/session-guard"
import { TopBar } from "@/components/frame/top-bar"
import { LiveProvider } from "@/components/live"
import { Nav } from "@/components/nav"
import { NotificationCentre } from "@/components/notification-centre"
import { placesFor } from "@/components/places"
import { can } from "@/lib/can"
import { language, t } from "@/lib/say"
import * as actions from "./frame-actions"
import { frameData } from "./frame-data"
import { GlassBanner } from "./glass/glass-banner"
import { MaintenanceBanner } from "./maintenance-banner"
import { SendingBanner } from "./sending-banner"
import { StepUpDialog } from "./step-up/step-up-dialog"

/**
 * The frame. It draws and decides nothing: each page asks `requireCtx(permission)` itself, because a layout is not
 * drawn again when one walks from page to page.
 *
 * No page under it may have a `loading.tsx` where it can answer 403 or 404: what a Suspense boundary shows first is
 * sent with status 200. Pages settle who asks and whether the thing exists, then wrap only the rest in Suspense.
 */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const frame = await frameData()
  const places = placesFor(frame.roles)
  const bell = can(frame.roles, "notifications.read") ? <NotificationCentre /> : undefined
  return (
    <ClockProvider now={frame.now} timeZone={frame.clinic.timeZone}>
      <LiveProvider scope={frame.scope}>
        <a
          href="#main"
          className="fixed top-2 left-2 z-[70] -translate-y-16 rounded-md bg-ink px-3 py-2 text-sm font-medium text-canvas focus:translate-y-0"
        >
          {t("Skip to content")}
        </a>
        <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] print:block md:grid-cols-[3.5rem_minmax(0,1fr)] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
          <aside
            data-frame=""
            className="sticky top-0 z-40 flex h-dvh flex-col gap-3 border-r border-line bg-canvas pb-4 max-md:hidden"
          >
            <div className="flex h-(--bar) items-center gap-2 px-4 max-lg:justify-center">
              <Logo className="size-6" />
              <span className="text-base font-semibold tracking-tight max-lg:sr-only">Rounds</span>
            </div>
            <Nav places={places} />
          </aside>
          <div className="flex min-w-0 flex-col bg-surface">
            <TopBar frame={frame} actions={{ ...actions }} bell={bell} />
            {frame.glassUntil && <GlassBanner until={frame.glassUntil} timeZone={frame.clinic.timeZone} />}
            <SendingBanner />
            <MaintenanceBanner />
            <main id="main" tabIndex={-1} className="min-w-0 grow pb-16 outline-none md:pb-6">
              {children}
            </main>
          </div>
        </div>
        <BottomBar places={places} />
        <Overlays places={places} />
        <SessionGuard idleEndsAt={frame.idleEndsAt} signOut={actions.signOut} />
        <StepUpDialog email={frame.user.email} givesCode={frame.user.givesCode} />
        {frame.language !== language() && <LanguageFix language={frame.language} />}
        <Announcer />
      </LiveProvider>
    </ClockProvider>
  )
}
