import Link from "next/link"
import { icon } from "@/components/icon"
import type { Ctx } from "@/lib/ctx"
import { countDoubles } from "@/lib/leads/count-doubles"
import { tn } from "@/lib/say"

const Copy = icon("copy")

/** Enquiries that may be one and the same; nothing where there are none. */
export async function Doubles({ ctx }: { ctx: Ctx }) {
  const count = await countDoubles(ctx, {})
  if (count === 0) return null
  return (
    <Link
      href="/leads?duplicates=1&status=open"
      className="inline-flex w-fit items-center gap-2 text-sm text-accent hover:underline"
    >
      <Copy aria-hidden="true" className="size-4" />
      {tn(count, "{n} open lead may be double", "{n} open leads may be double")}
    </Link>
  )
}
