using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.Players;

/// <summary>Whom an answer is about, and who reads it.</summary>
/// <param name="Players">At least one, all of whom the reader may see.</param>
/// <param name="IsOwn">The caller's own players, asked for without a name.</param>
/// <param name="Viewer">The reader: everybody here, or the caller alone.</param>
/// <param name="IsForAll">Everybody here may see the players; else the answer is for the caller alone.</param>
/// <param name="ServerId">The server here; none in direct messages.</param>
/// <param name="Texts">In the reader's language.</param>
internal sealed record Subject(
    IReadOnlyList<Player> Players, bool IsOwn, Viewer Viewer, bool IsForAll, Guid? ServerId, LanguageTexts Texts)
{
    private const int MaxNames = 3;

    public IReadOnlyList<Guid> Ids { get; } = [.. Players.Select(player => player.Id)];

    /// <summary>Whose answer it is: of an account with many players the first names.</summary>
    public TextValue NameText => TextValue.Markdown(string.Join(", ", Names.Select(name => PlayerNames.Of(name, Texts))));

    /// <summary>The same for a picture, where nothing has an effect.</summary>
    public string PlainName => string.Join(", ", Names);

    private IEnumerable<string> Names => Players.Select(player => player.Name).Distinct(StringComparer.Ordinal).Take(MaxNames);

    public MessageFlags? Flags => IsForAll ? null : MessageFlags.Ephemeral;
}
