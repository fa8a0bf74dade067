using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Players;

/// <summary>
/// Buttons that turn pages. All that a page needs is in the custom id, behind the id of whoever asked, so that they work after a restart;
/// nobody else may turn them.
/// </summary>
internal static class PageButtons
{
    /// <summary>The part of a custom id that says who asked.</summary>
    public static string OwnerOf(InteractionRequest request) => request.Caller.Id.ToString();

    /// <summary>The message that is turned is seen by the owner alone.</summary>
    public static bool IsPrivate(InteractionRequest request) =>
        request.Interaction.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) == true;

    public static Button Of(LanguageTexts texts, string key, string customId, bool isEnabled) =>
        Button.Of(ButtonStyle.Secondary, customId, texts[key]) with { Disabled = isEnabled ? null : true };

    /// <summary>The parts of the custom id behind its owner; null where they are not <paramref name="count"/>, or somebody else asked. Then the caller has been answered.</summary>
    public static async Task<IReadOnlyList<string>?> ReadOrReplyAsync(InteractionContext context, int count, CancellationToken cancellationToken)
    {
        var parts = context.Argument.Split(':');
        if (parts.Length == count + 1 && parts[0] == OwnerOf(context))
        {
            return parts[1..];
        }

        await context.ReplyEphemeralAsync(
            context.CallerTexts[parts.Length == count + 1 ? "players.not-your-pages" : "interaction.unavailable"], cancellationToken);
        return null;
    }
}
