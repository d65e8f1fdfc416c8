"use client"

import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { decline } from "./actions"
import { DeclineCauses } from "./decline-causes"

/** Of a no that came by message: the reason is noted when somebody learns it. */
export function WhyNot({ id }: { id: string }) {
  return (
    <span>
      <DeclineCauses
        id={id}
        action={decline}
        isNote
        trigger={
          <Button size="sm" variant="ghost">
            {t("Note why")}
          </Button>
        }
      />
    </span>
  )
}
