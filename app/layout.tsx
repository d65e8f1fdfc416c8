import "@fontsource-variable/inter/wght.css"
import "./globals.css"

import type { Metadata, Viewport } from "next"
import { cookies, headers } from "next/headers"
import type { ReactNode } from "react"
import { wordsScript } from "@/lib/language/dictionary"
import { language } from "@/lib/say"
import { Providers } from "./providers"

export const metadata: Metadata = {
  title: { template: "%s · Rounds", default: "Rounds" },
  description: "The staff console of a clinic group.",
  applicationName: "Rounds",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#131719" },
  ],
}

const oneOf = (value: string | undefined, ...known: string[]): string | undefined =>
  value && known.includes(value) ? value : undefined

/** Theme and density come from cookies, so the first paint is right and no script has to run before it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const nonce = (await headers()).get("x-nonce") ?? undefined
  const words = wordsScript(language())
  return (
    <html
      lang={language()}
      data-theme={oneOf(jar.get("theme")?.value, "light", "dark")}
      data-density={oneOf(jar.get("density")?.value, "compact", "comfortable")}
    >
      <body>
        {/* Before what draws: nothing may be said in English first. */}
        {words && <script nonce={nonce} src={`/words/${language()}.js?v=${words.version}`} />}
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}
