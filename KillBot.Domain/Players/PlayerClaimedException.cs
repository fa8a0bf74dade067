namespace KillBot.Domain.Players;

/// <summary>The player belongs to another account already.</summary>
public sealed class PlayerClaimedException() : Exception("This player belongs to another account.");
