using static KillBot.Discord.Interactions.CommandDefinitionRules;

namespace KillBot.Discord.Interactions;

/// <summary>Discord's limits on one option that is not a subcommand, and on its choices.</summary>
internal static class CommandOptionRules
{
    private const int MaxChoices = 25;
    private const int MaxChoiceCharacters = 100;
    private const int MaxTextLength = 6000;

    public static void Check(ApplicationCommandOption option, string path)
    {
        var isText = option.Type == ApplicationCommandOptionType.String;
        var isNumeric = option.Type is ApplicationCommandOptionType.Integer or ApplicationCommandOptionType.Number;

        Require(option.Options is null or [], path + ".options", "only subcommands and groups have options.");
        Require(option.ChannelTypes is null || option.Type == ApplicationCommandOptionType.Channel, path + ".channel_types", "for channels only.");
        Require((option.MinValue ?? option.MaxValue) is null || isNumeric, path + ".min_value", "for numbers only.");
        Require(!(option.MinValue > option.MaxValue), path + ".min_value", "is above max_value.");
        Require((option.MinLength ?? option.MaxLength) is null || isText, path + ".min_length", "for text only.");
        Require(option.MinLength is null or (>= 0 and <= MaxTextLength), path + ".min_length", $"0 to {MaxTextLength}.");
        Require(option.MaxLength is null or (>= 1 and <= MaxTextLength), path + ".max_length", $"1 to {MaxTextLength}.");
        Require(!(option.MinLength > option.MaxLength), path + ".min_length", "is above max_length.");
        Require(option.Autocomplete != true || isText || isNumeric, path + ".autocomplete", "for text and numbers only.");
        Require(option.Autocomplete != true || option.Choices is null or [], path + ".autocomplete", "cannot go with choices.");
        Require(option.Choices is null or [] || isText || isNumeric, path + ".choices", "for text and numbers only.");
        CheckChoices(option, path);
    }

    private static void CheckChoices(ApplicationCommandOption option, string path)
    {
        var choices = option.Choices ?? [];
        Require(choices.Count <= MaxChoices, path + ".choices", $"at most {MaxChoices} choices.");
        for (var i = 0; i < choices.Count; i++)
        {
            var at = $"{path}.choices[{i}]";
            CommandTexts.CheckLengths(choices[i].Name, choices[i].NameLocalizations, at + ".name", MaxChoiceCharacters);
            Require(HasType(choices[i].Value, option.Type), at + ".value", $"is not of the option's type, {option.Type}.");
            Require(choices[i].Value.AsString is null or { Length: <= MaxChoiceCharacters }, at + ".value", $"up to {MaxChoiceCharacters} characters.");
        }
    }

    private static bool HasType(OptionValue value, ApplicationCommandOptionType type) => type switch
    {
        ApplicationCommandOptionType.String => value.AsString is not null,
        ApplicationCommandOptionType.Integer => value.AsInteger is not null,
        _ => value.AsNumber is not null,
    };
}
