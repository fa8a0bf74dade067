using KillBot.Bot.Commands.Players;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.Kills;

/// <summary>Writes a page of kills and deaths, with the buttons that turn it.</summary>
internal sealed class KillPages(KillPageQueries queries, PlayerVisibility visibility)
{
    public const string ButtonPrefix = "kills";

    private const int PageSize = 10;
    private const int Color = 0xED4245;

    /// <param name="owner">Who may turn the page (<see cref="PageButtons.OwnerOf"/>).</param>
    public async Task<(Embed Embed, IReadOnlyList<ActionRow> Buttons)> WriteAsync(
        Subject subject, KillFilter filter, KillPageStart start, string owner, CancellationToken cancellationToken)
    {
        var texts = subject.Texts;
        var page = await queries.ReadAsync(subject.Ids, filter, start, PageSize, cancellationToken);
        var hidden = await visibility.FindHiddenAsync(
            page.Kills.SelectMany(item => new[] { item.Killer, item.Victim }).OfType<Player>(), subject.Viewer, cancellationToken);
        var embed = new Embed
        {
            Title = texts.Say($"kills.title.{KillFilterOption.NameOf(filter)}", ("name", subject.NameText)),
            Description = page.Kills.Count == 0
                ? texts[page.Older is null ? "kills.none" : "kills.none-yet"]
                : string.Join('\n', page.Kills.Select(item => KillLine.Of(item, subject, hidden))),
            Color = Color,
        };
        if (page is { Newer: null, Older: null })
        {
            return (embed, []);
        }

        return (embed,
        [
            new ActionRow(
                Button("page.first", default, page.Newer is not null),
                Button("page.previous", new KillPageStart(page.Newer, true), page.Newer is not null),
                Button("page.next", new KillPageStart(page.Older, false), page.Older is not null)),
        ]);

        Button Button(string key, KillPageStart to, bool isEnabled)
        {
            // A custom id stands once in a message: buttons that lead nowhere are told apart by what they would do.
            var target = isEnabled ? KillPageId.Of(subject, filter, to).Write() : key;
            return PageButtons.Of(texts, key, $"{ButtonPrefix}:{owner}:{target}", isEnabled);
        }
    }
}
