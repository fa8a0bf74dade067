using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Texts;

/// <summary>What the interaction router itself says, in the caller's language.</summary>
internal sealed class LocalizedInteractionTexts : InteractionTexts
{
    public override string Busy(string locale) => Of(locale)["interaction.busy"];

    public override string GuildOnly(string locale) => Of(locale)["interaction.guild-only"];

    public override string MissingPermissions(string locale, Permissions permissions)
    {
        var texts = Of(locale);
        var names = PermissionTexts.NamesOf(permissions, texts);
        var key = names.Count == 1 ? "interaction.missing-permission" : "interaction.missing-permissions";
        return texts.Say(key, ("permissions", TextValue.Markdown(Lists.And(names, texts))));
    }

    public override string Unavailable(string locale) => Of(locale)["interaction.unavailable"];

    public override string Failed(string locale, string reference) =>
        Of(locale).Say("interaction.failed", ("reference", TextValue.Markdown(reference)));

    public override string Interrupted(string locale) => Of(locale)["interaction.interrupted"];

    public override string Done(string locale) => Of(locale)["interaction.done"];

    public override string AnsweredPrivately(string locale) => Of(locale)["interaction.answered-privately"];

    private static LanguageTexts Of(string locale) => LanguageTexts.Of(Language.Of(locale));
}
