using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>
/// Rules of application commands that the document leaves out
/// (https://discord.com/developers/docs/interactions/application-commands#registering-a-command).
/// </summary>
internal static partial class CommandLimits
{
    private const int MaxCharacters = 8_000;
    private const int MaxChatCommands = 100;

    public static void Check(JsonElement commands, ValidationResult result)
    {
        if (commands.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var names = new HashSet<(int, string)>();
        var chat = 0;
        var index = 0;
        foreach (var command in commands.EnumerateArray())
        {
            var path = index++.ToString(CultureInfo.InvariantCulture);
            var type = command.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.Number ? kind.GetInt32() : 1;
            var name = command.GetProperty("name").GetString()!;
            if (!names.Add((type, name)))
            {
                result.Add(ValidationResult.Join(path, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }

            if (type == 1)
            {
                chat++;
                CheckName(command, path, result);
                if (!HasText(command, "description"))
                {
                    result.Add(ValidationResult.Join(path, "description"), "BASE_TYPE_REQUIRED", "This field is required");
                }

                CheckOptions(command, path, result);
                if (Characters(command) > MaxCharacters)
                {
                    result.Add(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxCharacters})");
                }
            }
        }

        if (chat > MaxChatCommands)
        {
            result.Add("", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxChatCommands} or fewer in length.");
        }
    }

    private static void CheckOptions(JsonElement command, string path, ValidationResult result)
    {
        if (!command.TryGetProperty("options", out var options) || options.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var sawOptional = false;
        var index = 0;
        foreach (var option in options.EnumerateArray())
        {
            var place = $"{path}.options.{index++.ToString(CultureInfo.InvariantCulture)}";
            CheckName(option, place, result);
            if (!names.Add(option.GetProperty("name").GetString()!))
            {
                result.Add(ValidationResult.Join(place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique");
            }

            var required = IsTrue(option, "required");
            if (required && sawOptional)
            {
                result.Add(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            sawOptional |= !required;
            if (IsTrue(option, "autocomplete") && option.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0)
            {
                result.Add(ValidationResult.Join(place, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Choices are not allowed with autocomplete");
            }

            CheckOptions(option, place, result);
        }
    }

    private static void CheckName(JsonElement json, string path, ValidationResult result)
    {
        CheckNameText(json.GetProperty("name").GetString()!, ValidationResult.Join(path, "name"), result);
        if (json.TryGetProperty("name_localizations", out var names) && names.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names.EnumerateObject())
            {
                CheckNameText(name.Value.GetString()!, $"{path}.name_localizations.{name.Name}", result);
            }
        }

        foreach (var member in (string[])["name_localizations", "description_localizations"])
        {
            if (json.TryGetProperty(member, out var texts) && texts.ValueKind == JsonValueKind.Object)
            {
                foreach (var text in texts.EnumerateObject().Where(text => !Locales.Contains(text.Name)))
                {
                    result.Add($"{path}.{member}.{text.Name}", "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", Locales)}}}.");
                }
            }
        }
    }

    private static void CheckNameText(string name, string path, ValidationResult result)
    {
        // The pattern allows letters of any script; where a letter has a lower-case form that one must be used.
        if (!NamePattern().IsMatch(name) || !string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
        {
            result.Add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    /// <summary>Names, descriptions and values together, the longest localisation standing for each text.</summary>
    private static int Characters(JsonElement json)
    {
        var total = Longest(json, "name") + Longest(json, "description");
        if (json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)
        {
            total += value.GetString()!.Length;
        }

        foreach (var list in (string[])["options", "choices"])
        {
            if (json.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array)
            {
                total += items.EnumerateArray().Sum(Characters);
            }
        }

        return total;
    }

    private static int Longest(JsonElement json, string member)
    {
        var longest = HasText(json, member) ? json.GetProperty(member).GetString()!.Length : 0;
        return json.TryGetProperty($"{member}_localizations", out var texts) && texts.ValueKind == JsonValueKind.Object
            ? texts.EnumerateObject().Aggregate(longest, (max, text) => Math.Max(max, text.Value.GetString()!.Length))
            : longest;
    }

    private static bool HasText(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;

    private static bool IsTrue(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NamePattern();

    private static readonly HashSet<string> Locales =
    [
        "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt",
        "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
    ];
}
