import { type Icon, icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import type { Channel } from "@/lib/conversations/schema"
import { t } from "@/lib/say"

const LOOKS: Record<Channel, { icon: Icon; label: string; tone: string }> = {
  whatsapp: { icon: icon("message-circle"), label: "WhatsApp", tone: "text-green" },
  sms: { icon: icon("smartphone"), label: "SMS", tone: "text-blue" },
  voice: { icon: icon("phone"), label: "Phone", tone: "text-violet" },
  email: { icon: icon("mail"), label: "E-mail", tone: "text-orange" },
  web: { icon: icon("compass"), label: "Web", tone: "text-ink-3" },
}

export const channelName = (channel: Channel): string => t(LOOKS[channel].label)

export function ChannelIcon({ channel, className }: { channel: Channel; className?: string }) {
  const { icon: Glyph, tone } = LOOKS[channel]
  return (
    <span title={channelName(channel)} className={cn("inline-flex shrink-0", tone, className)}>
      <Glyph aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{channelName(channel)}</span>
    </span>
  )
}
