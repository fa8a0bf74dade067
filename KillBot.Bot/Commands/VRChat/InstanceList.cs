using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>Writes where the trackers of a server are, and who is there, for everybody in it.</summary>
internal sealed class InstanceList(VRChatInstanceQueries instances, VRChatVisibility visibility, TimeProvider timeProvider)
{
    public const string ButtonPrefix = "vrchat-who";

    private const int Color = 0x5865F2;
    private const int MaxInstances = 8;
    // Eight of them with their titles stay below the 6000 characters of a message's embeds.
    private const int NamesLength = 450;

    /// <param name="serverId">None for a server that nobody has told of yet.</param>
    public async Task<(Embed Embed, ActionRow Buttons)> WriteAsync(Guid? serverId, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var (shown, total) = serverId is { } id ? await instances.ListAsync(id, MaxInstances, cancellationToken) : ([], 0);
        var hidden = await visibility.FindHiddenAsync(
            [.. shown.SelectMany(instance => instance.Present).Select(visit => visit.UserId).Distinct()],
            Viewer.MembersOf(serverId),
            cancellationToken);
        var embed = new Embed
        {
            Title = texts["vrchat.who"],
            Description = total == 0 ? texts["vrchat.nobody"]
                : total > shown.Count ? texts.Say("vrchat.more-instances", ("count", total - shown.Count)) : null,
            Fields = [.. shown.Select(instance => Field(instance, hidden, texts))],
            Color = Color,
            Timestamp = timeProvider.GetUtcNow(),
        };
        return (embed, new ActionRow(Button.Of(ButtonStyle.Secondary, ButtonPrefix, texts["vrchat.refresh"])));
    }

    private static EmbedField Field(VRChatInstance instance, IReadOnlySet<string> hidden, LanguageTexts texts)
    {
        var about = texts.Say(
            "vrchat.instance",
            ("access", TextValue.Markdown(VRChatWords.Access(instance.Access, instance.IsPrivate, texts))),
            ("count", instance.Present.Count),
            ("time", TextValue.Markdown(Markdown.Timestamp(instance.Since, TimestampStyle.ShortDateTime))));
        return new EmbedField { Name = VRChatWords.World(instance.WorldName, texts), Value = $"{about}\n{Names(instance.Present, hidden, texts)}" };
    }

    private static string Names(IReadOnlyList<VRChatVisit> present, IReadOnlySet<string> hidden, LanguageTexts texts) => NameList.Of(
        present.Where(visit => !hidden.Contains(visit.UserId)).Select(visit => VRChatWords.Name(visit.DisplayName, texts)),
        present.Count,
        ", ",
        NamesLength,
        texts);
}
