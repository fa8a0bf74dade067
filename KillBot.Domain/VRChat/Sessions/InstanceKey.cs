using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>By what two trackers know that they are in the same instance, although its location may not be stored: 16 bytes.</summary>
internal static class InstanceKey
{
    private const int Length = 16;

    public static byte[] Of(VRChatLocation location) => Hash(location.Identity);

    /// <summary>Where the instance is not known: nobody else is taken to be there.</summary>
    public static byte[] Of(Guid trackerId, string? worldId, string? worldName) => Hash($"{trackerId:N}:{worldId}:{worldName}");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Length];
}
