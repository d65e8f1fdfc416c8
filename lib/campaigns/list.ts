import { type CampaignRow, ListCampaignsInput } from "@/lib/campaigns/schema"
import { toCampaignRows } from "@/lib/campaigns/to-row"
import { CAMPAIGN_PAGE } from "@/lib/campaigns/words"
import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"

/** Newest first. */
export const listCampaigns = query({
  name: "campaigns.list",
  may: "campaigns.read",
  input: ListCampaignsInput,
  async run({ tx, input }): Promise<{ rows: CampaignRow[]; nextCursor: string | null }> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.campaign.findMany({
      where: {
        ...(after && {
          createdAt: { lte: after.at },
          OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: CAMPAIGN_PAGE + 1,
      include: { template: { select: { name: true } } },
    })
    const { rows, nextCursor } = toPage(found, CAMPAIGN_PAGE, (row) => row.createdAt)
    return { rows: await toCampaignRows(tx, rows), nextCursor }
  },
})
