using KillBot.Bot.Commands.VRChat;
using KillBot.Bot.Texts;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>What a watch tells, in words.</summary>
internal static class WatchWords
{
    /// <summary>One line.</summary>
    public static string LineOf(WatchNotice notice, LanguageTexts texts)
    {
        var world = ("world", TextValue.Markdown(VRChatWords.World(notice.WorldName, texts)));
        var name = ("name", TextValue.Markdown(VRChatWords.Name(notice.Name, texts)));
        return notice.Kind switch
        {
            WatchNoticeKind.Arrived => texts.Say("vrchat.joined", name, world, ("time", notice.Timestamp)),
            WatchNoticeKind.Left => texts.Say("vrchat.left", name, world, ("time", notice.Timestamp)),
            _ => texts.Say(
                "vrchat.reached",
                ("count", notice.Count),
                world,
                ("access", TextValue.Markdown(VRChatWords.Access(notice.Access, notice.IsPrivate, texts))),
                ("time", notice.Timestamp)),
        };
    }
}
