using System.Text.Json;

namespace KillBot.Tests.Contract;

/// <summary>Holds an answer against an example: each key must be there, with a value of the same JSON type. More keys are welcome.</summary>
internal static class ContractShape
{
    /// <param name="nullable">Paths where null will do as well: <c>kills[].location</c>.</param>
    public static IReadOnlyList<string> Differences(JsonElement example, JsonElement answer, IReadOnlyCollection<string> nullable)
    {
        List<string> differences = [];
        Compare(example, answer, "", nullable, differences);
        return differences;
    }

    private static void Compare(
        JsonElement example, JsonElement answer, string path, IReadOnlyCollection<string> nullable, List<string> differences)
    {
        if (answer.ValueKind == JsonValueKind.Null && nullable.Contains(path))
        {
            return;
        }

        if (KindOf(example) != KindOf(answer))
        {
            differences.Add($"{path} is {KindOf(answer)}, not {KindOf(example)}.");
        }
        else if (example.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in example.EnumerateObject())
            {
                var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                if (answer.TryGetProperty(member.Name, out var value))
                {
                    Compare(member.Value, value, inner, nullable, differences);
                }
                else
                {
                    differences.Add($"{inner} is missing.");
                }
            }
        }
        else if (example.ValueKind == JsonValueKind.Array && example.GetArrayLength() > 0)
        {
            if (answer.GetArrayLength() == 0)
            {
                differences.Add($"{path} is empty; the scene must have something for it.");
            }
            else
            {
                Compare(example[0], answer[0], $"{path}[]", nullable, differences);
            }
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? "Boolean"
        : value.ValueKind.ToString();
}
