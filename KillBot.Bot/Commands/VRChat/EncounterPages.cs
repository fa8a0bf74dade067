using System.Globalization;
using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>Writes a page of encounters with somebody, with the buttons that turn it.</summary>
internal sealed class EncounterPages(ServerEncounterQueries queries)
{
    public const string ButtonPrefix = "vrchat-history";

    private const int PageSize = 10;
    private const int Color = 0x5865F2;

    /// <param name="page">From 0; one behind the last shows none.</param>
    /// <param name="owner">Who may turn the page (<see cref="PageButtons.OwnerOf"/>).</param>
    /// <returns>Null where the server's trackers have not met the person.</returns>
    public async Task<(Embed Embed, IReadOnlyList<ActionRow> Buttons)?> WriteAsync(
        Guid serverId, VRChatUser user, int page, string owner, LanguageTexts texts, CancellationToken cancellationToken)
    {
        if (await queries.ReadAsync(serverId, user.Id, page * PageSize, PageSize, cancellationToken) is not { } met
            || await queries.FindAnyVisitAsync(user.Id, cancellationToken) is not { } visit)
        {
            return null;
        }

        var embed = new Embed
        {
            Title = texts.Say("vrchat.history", ("name", TextValue.Markdown(VRChatWords.Name(user.DisplayName, texts)))),
            Description = string.Join('\n', met.Encounters.Select(encounter => Line(encounter, texts))
                .Prepend(texts.Say(
                    "vrchat.met", ("count", met.Count), ("worlds", met.Worlds), ("first", met.FirstSeenAt), ("last", met.LastSeenAt)))),
            Color = Color,
        };
        return (embed, met.Count <= PageSize && page == 0 ? [] :
        [
            new ActionRow(
                Button("page.previous", page - 1, page > 0),
                Button("page.next", page + 1, (page + 1) * PageSize < met.Count)),
        ]);

        Button Button(string key, int to, bool isEnabled) => PageButtons.Of(
            texts, key, string.Create(CultureInfo.InvariantCulture, $"{ButtonPrefix}:{owner}:{visit}:{to}"), isEnabled);
    }

    private static string Line(ServerEncounter encounter, LanguageTexts texts)
    {
        var session = encounter.Session;
        return texts.Say(
            "vrchat.encounter",
            ("world", TextValue.Markdown(VRChatWords.World(session.WorldName, texts))),
            ("access", TextValue.Markdown(VRChatWords.Access(session.ShownAccess, session.IsPrivate, texts))),
            ("from", TextValue.Markdown(Markdown.Timestamp(encounter.From, TimestampStyle.ShortDateTime))),
            ("until", TextValue.Markdown(
                encounter.Until is { } until ? Markdown.Timestamp(until, TimestampStyle.ShortTime) : texts["vrchat.now"])));
    }
}
