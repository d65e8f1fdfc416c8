import { command } from "@/lib/operation"
import { hearCheck } from "@/lib/software-news/checks"
import { type Heard, hearDeployment } from "@/lib/software-news/elsewhere"
import { hearBackup, hearStatus } from "@/lib/software-news/host-told"
import { hearBuild, hearSubmission } from "@/lib/software-news/mobile"
import { hearPush } from "@/lib/software-news/pushed"
import { NewsInput } from "@/lib/software-news/schema"

/** Takes what a partner tells of the software. Told again, by a webhook or because we asked, it changes nothing. */
export const applyNews = command({
  name: "software.hear",
  may: "releases.write",
  input: NewsInput,
  async run({ ctx, tx, input: { news, key } }) {
    const heard = async (): Promise<Heard> => {
      if (news.kind === "checks") return { facts: await hearCheck(tx, news) }
      if (news.kind === "pushed") return { facts: await hearPush(tx, news) }
      if (news.kind === "deployed") return hearDeployment(tx, ctx, news)
      if (news.kind === "built") return hearBuild(tx, ctx, news)
      if (news.kind === "submitted") return hearSubmission(tx, ctx, news)
      return news.kind === "status" ? hearStatus(tx, ctx, news, key) : hearBackup(tx, ctx, news, key)
    }
    const { facts, ignored } = await heard()
    return { value: { ignored: ignored ?? null, changed: facts.length }, facts }
  },
})
