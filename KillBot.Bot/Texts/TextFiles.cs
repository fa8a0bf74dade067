using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace KillBot.Bot.Texts;

/// <summary>The texts as they lie in the assembly: <c>texts/&lt;language&gt;/&lt;area&gt;.json</c>.</summary>
internal static class TextFiles
{
    public static FrozenDictionary<string, TextForms> Read(Language language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"texts/{language.Code}/";
        Dictionary<string, TextForms> texts = new(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(file);
            foreach (var text in document.RootElement.EnumerateObject())
            {
                texts.Add(text.Name, FormsOf(text.Value));
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static TextForms FormsOf(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new TextForms(null, value.GetString()!)
        : new TextForms(
            value.TryGetProperty("one", out var one) ? one.GetString() : null,
            value.GetProperty("other").GetString()!);
}
