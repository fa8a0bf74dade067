using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Me;

/// <summary><c>/me forget</c>: asks for a word first.</summary>
internal sealed class MeForgetCommand : ISubcommandHandler
{
    private const int MaxWordLength = 40;

    public static string Path => "me forget";

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        return context.ShowModalAsync(
            new Modal
            {
                CustomId = MeForgetModal.Prefix,
                Title = texts["me.forget-title"],
                Components =
                [
                    new Label
                    {
                        Text = texts.Say("me.forget-label", ("word", TextValue.Markdown(texts["me.forget-word"]))),
                        Description = texts["me.forget-description"],
                        Component = new TextInput { CustomId = MeForgetModal.Word, MaxLength = MaxWordLength },
                    },
                ],
            },
            cancellationToken);
    }
}
