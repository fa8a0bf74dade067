using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Users;

namespace KillBot.Bot.Commands.Me;

/// <summary>Deletes the account of whoever typed the word.</summary>
internal sealed class MeForgetModal(AccountEraser eraser) : IModalHandler
{
    public const string Word = "word";

    public static string Prefix => "me-forget";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (!IsWord(context.Inputs.FindString(Word)?.Trim()))
        {
            await context.ReplyEphemeralAsync(texts["me.not-forgotten"], cancellationToken);
            return;
        }

        var erased = await eraser.EraseAsync((long)context.Caller.Id.Value);
        await context.ReplyEphemeralAsync(
            erased.Existed
                ? texts.Say(
                    "me.forgotten",
                    ("players", TextValue.Number(erased.Players, 0)),
                    ("links", TextValue.Number(erased.Links, 0)),
                    ("keys", TextValue.Number(erased.Keys, 0)),
                    ("sessions", TextValue.Number(erased.Sessions, 0)),
                    ("webhooks", TextValue.Number(erased.Webhooks, 0)),
                    ("profiles", TextValue.Number(erased.VRChatProfiles, 0)))
                : texts["me.nothing-known"],
            cancellationToken);
    }

    // The language may have been changed since the form was opened.
    private static bool IsWord(string? typed) => Language.All.Any(
        language => LanguageTexts.Of(language)["me.forget-word"].Equals(typed, StringComparison.OrdinalIgnoreCase));
}
