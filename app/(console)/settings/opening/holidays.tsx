import { FilterSelect } from "@/components/filters"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { HOLIDAY_COUNTRIES, type HolidayCountry, LEFT_OUT } from "@/lib/opening/holiday-words"
import { listHolidays } from "@/lib/opening/list-holidays"
import { t } from "@/lib/say"
import { HolidayForm } from "./holiday-form"

type Props = { ctx: Ctx; country: string | undefined; year: string | undefined; mayWrite: boolean }

const isCountry = (text: string | undefined): text is HolidayCountry =>
  text !== undefined && Object.hasOwn(HOLIDAY_COUNTRIES, text)

/** A year's public holidays by the country's rules, to be taken over once. */
export async function Holidays({ ctx, country, year, mayWrite }: Props) {
  const list = await listHolidays(ctx, {
    ...(isCountry(country) && { country }),
    ...(year && /^20\d\d$/.test(year) && { year }),
  })
  const others = Object.entries(HOLIDAY_COUNTRIES).filter(([code]) => code !== list.home)
  const [thisYear, ...later] = [...new Set([...list.years, list.year])].map(String)
  const leftOut = LEFT_OUT[list.country]
  return (
    <Card
      id="holidays"
      title={t("Public holidays")}
      count={`${t(HOLIDAY_COUNTRIES[list.country])} ${list.year}`}
      flush
      actions={
        <div className="flex flex-wrap gap-2 py-1">
          <FilterSelect
            name="country"
            label={t(HOLIDAY_COUNTRIES[list.home])}
            options={others.map(([value, label]) => ({ value, label: t(label) }))}
          />
          <FilterSelect
            name="year"
            label={thisYear ?? ""}
            options={later.map((value) => ({ value, label: value }))}
          />
        </div>
      }
      footer={leftOut ? t(leftOut) : undefined}
    >
      <HolidayForm key={JSON.stringify(list)} list={list} mayWrite={mayWrite} />
    </Card>
  )
}
