namespace KillBot.Discord.Messages;

/// <summary>
/// What Discord demands of the components of one message or modal (https://discord.com/developers/docs/components/reference).
/// Checked where they are put together to be sent: what Discord sends itself is taken as it is.
/// </summary>
internal static class ComponentRules
{
    public static IReadOnlyList<ActionRow>? OfMessage(IReadOnlyList<ActionRow>? rows)
    {
        if (rows is null)
        {
            return null;
        }

        Require(rows.Count <= ComponentLimits.Rows, $"A message has up to {ComponentLimits.Rows} rows of components, not {rows.Count}.");
        foreach (var row in rows)
        {
            var buttons = row.Components.OfType<Button>().ToList();
            Require(
                buttons.Count > 0 ? buttons.Count == row.Components.Count && buttons.Count <= ComponentLimits.ButtonsPerRow : row.Components is [Select],
                $"A row holds 1 to {ComponentLimits.ButtonsPerRow} buttons or one select.");
            buttons.ForEach(Check);
        }

        CheckInputs(rows.SelectMany(row => row.Components));
        return [.. rows];
    }

    public static IReadOnlyList<Component> OfModal(IReadOnlyList<Component>? components)
    {
        Require(
            components is { Count: >= 1 and <= ComponentLimits.Rows }, $"A modal has 1 to {ComponentLimits.Rows} components.");
        var inputs = components!.Select(InputOf).ToList();
        Require(inputs.OfType<Select>().All(select => select.Disabled != true), "Nothing in a modal is disabled.");
        CheckInputs(inputs);
        return [.. components!];
    }

    public static string CheckedCustomId(string? customId) => customId is { Length: >= 1 and <= ComponentLimits.CustomId }
        ? customId
        : throw new ArgumentException($"A custom id has 1 to {ComponentLimits.CustomId} characters.", nameof(customId));

    private static Component InputOf(Component component) => component switch
    {
        Label { Text.Length: > 0, Component: { } inner and (TextInput or Select) } => inner,
        ActionRow { Components: [TextInput { Label.Length: > 0 } inner] } => inner,
        _ => throw new ArgumentException("A modal holds labels, each with a text and a text input or a select.", nameof(component)),
    };

    private static void Check(Button button)
    {
        var isLink = button.Style is ButtonStyle.Link;
        Require(
            isLink == button.Url is not null && isLink == button.CustomId is null,
            "A link button has an address, every other button has a custom id, none has both.");
        Require(button.Label is not null || button.Emoji is not null, "A button has a label or an emoji.");
        Require(
            !(button.Url?.OriginalString.Length > ComponentLimits.Url), $"The address of a button has up to {ComponentLimits.Url} characters.");
    }

    private static void CheckInputs(IEnumerable<Component> components)
    {
        var customIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in components)
        {
            var customId = component switch
            {
                Button button => button.CustomId,
                Select select => CheckedCustomId(select.CustomId),
                TextInput input => CheckedCustomId(input.CustomId),
                _ => null,
            };
            Require(
                customId is null || customIds.Add(CheckedCustomId(customId)), $"The custom id \"{customId}\" is there twice.");
            switch (component)
            {
                case Select select:
                    Check(select);
                    break;
                case TextInput input:
                    Require(
                        input.MinLength is null or (>= 0 and <= ComponentLimits.InputValue)
                        && input.MaxLength is null or (>= 1 and <= ComponentLimits.InputValue) && !(input.MinLength > input.MaxLength),
                        $"The text of an input has up to {ComponentLimits.InputValue} characters.");
                    break;
            }
        }
    }

    private static void Check(Select select)
    {
        Require(
            select.MinValues is null or (>= 0 and <= ComponentLimits.Options)
            && select.MaxValues is null or (>= 1 and <= ComponentLimits.Options) && !(select.MinValues > (select.MaxValues ?? 1)),
            $"In a menu, up to {ComponentLimits.Options} options are chosen.");
        if (select is StringSelect { Options: var options })
        {
            Require(options.Count is >= 1 and <= ComponentLimits.Options, $"A menu has 1 to {ComponentLimits.Options} options, not {options.Count}.");
            Require(
                options.All(option => option.Value.Length is >= 1 and <= ComponentLimits.OptionText),
                $"An option's value has 1 to {ComponentLimits.OptionText} characters.");
            Require(options.DistinctBy(option => option.Value, StringComparer.Ordinal).Count() == options.Count, "Each option has a value of its own.");
        }
    }

    /// <param name="components">True if they keep the rule; named for the message of the exception.</param>
    private static void Require(bool components, string rule)
    {
        if (!components)
        {
            throw new ArgumentException(rule, nameof(components));
        }
    }
}
