using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Feeds;

/// <summary>What keeps the bot from posting to a channel.</summary>
/// <param name="Missing">For <see cref="ChannelProblemKind.MissingPermissions"/>.</param>
internal sealed record ChannelProblem(ChannelProblemKind Kind, Permissions Missing = Permissions.None)
{
    private const char Separator = ':';

    /// <summary>As it is stored with a paused channel.</summary>
    public string Code => Kind == ChannelProblemKind.MissingPermissions
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind}{Separator}{(ulong)Missing}")
        : Kind.ToString();

    /// <summary>In words, for an admin.</summary>
    public string In(LanguageTexts texts) => Kind switch
    {
        ChannelProblemKind.MissingPermissions => DescribeMissing(texts),
        ChannelProblemKind.NotInGuild => texts["pause.not-in-guild"],
        ChannelProblemKind.UnknownChannel => texts["pause.unknown-channel"],
        ChannelProblemKind.ThreadClosed => texts["pause.thread-closed"],
        ChannelProblemKind.NoTextChannel => texts["pause.no-text-channel"],
        _ => texts["pause.refused"],
    };

    /// <summary>The problem of a stored code; null when it is none.</summary>
    public static ChannelProblem? Parse(string? code)
    {
        var parts = code?.Split(Separator) ?? [];
        return parts.Length == 0 || !Enum.TryParse<ChannelProblemKind>(parts[0], out var kind) || !Enum.IsDefined(kind) ? null
            : kind != ChannelProblemKind.MissingPermissions ? new ChannelProblem(kind)
            : parts.Length == 2 && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var missing)
                ? new ChannelProblem(kind, (Permissions)missing)
            : null;
    }

    /// <summary>Why a feed's channel is paused, in words: in English where a pause of an earlier version has no code.</summary>
    public static string Describe(ChannelPause pause, LanguageTexts texts) => Parse(pause.Code)?.In(texts) ?? pause.Reason;

    // Without View Channels Discord counts nothing else either; naming all three would mislead.
    private string DescribeMissing(LanguageTexts texts)
    {
        var names = PermissionTexts.NamesOf(Missing.HasFlag(Permissions.ViewChannel) ? Permissions.ViewChannel : Missing, texts);
        return texts.Say(
            names.Count == 1 ? "pause.missing-permission" : "pause.missing-permissions",
            ("permissions", TextValue.Markdown(Lists.And([.. names.Select(name => $"**{name}**")], texts))));
    }
}

internal enum ChannelProblemKind
{
    /// <summary>Discord says no, though nothing seems to be missing.</summary>
    Refused,

    MissingPermissions,

    /// <summary>The bot is not in the guild of the channel any more.</summary>
    NotInGuild,

    /// <summary>It was deleted, or the bot cannot see it.</summary>
    UnknownChannel,

    /// <summary>Archived or locked.</summary>
    ThreadClosed,

    NoTextChannel,
}
