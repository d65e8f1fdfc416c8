"use client"

import { useState } from "react"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import { partsOf } from "./addresses-in"

const OpenAddress = later(() => import("./open-address").then((file) => file.OpenAddress))

/** What somebody wrote. An address in it is shown for what it is before anything is opened. */
export function WordsShown({ body }: { body: string }) {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <div dir="auto" className="whitespace-pre-line">
      <bdi data-patient className="[overflow-wrap:anywhere]">
        {partsOf(body).map((part) =>
          part.isAddress ? (
            <button
              key={part.at}
              type="button"
              aria-haspopup="dialog"
              title={t("Shows where it leads before it opens")}
              onClick={() => setAsked(part.text)}
              className="text-left underline decoration-dotted underline-offset-3 hover:text-accent"
            >
              <bdi>{part.text}</bdi>
            </button>
          ) : (
            part.text
          ),
        )}
      </bdi>
      {asked && <OpenAddress address={asked} close={() => setAsked(null)} />}
    </div>
  )
}
