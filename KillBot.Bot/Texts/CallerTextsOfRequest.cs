using KillBot.Discord.Interactions;

namespace KillBot.Bot.Texts;

/// <summary>What only the caller sees is in the language of their Discord.</summary>
internal static class CallerTextsOfRequest
{
    extension(InteractionRequest request)
    {
        public LanguageTexts CallerTexts => LanguageTexts.Of(Language.Of(request.Locale));
    }
}
